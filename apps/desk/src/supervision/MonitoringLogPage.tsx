export function MonitoringLogPage() {
  return null;
}
