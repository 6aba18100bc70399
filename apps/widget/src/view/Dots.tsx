// Somebody types: three dots, never a word of it.
export function Dots({ label }: { label: string }) {
  return (
    <div class="dots" role="img" aria-label={label}>
      <span />
      <span />
      <span />
    </div>
  );
}
