export function LiveMonitoringPage() {
  return null;
}
