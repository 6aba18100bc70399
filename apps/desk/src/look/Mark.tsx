/** Oriel's mark: a bay window. */
export function Mark({ size }: { size: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3.5 21V9.5L12 3l8.5 6.5V21M7 21V11.5h10V21M12 11.5V21M7 16h10M2 21h20" />
    </svg>
  );
}
