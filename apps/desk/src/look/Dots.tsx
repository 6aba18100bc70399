import styles from './Dots.module.css';

/** Somebody types. With a name it is told once; the other dots of the same person are for eyes only. */
export function Dots({ name }: { name?: string }) {
  const told = name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true };
  return (
    <span className={styles.dots} {...told}>
      <i />
      <i />
      <i />
    </span>
  );
}
