import { useMemo } from 'react';
import { hueOf, initials } from './person.ts';
import styles from './Avatar.module.css';

interface AvatarProps {
  id: string;
  name: string;
  size?: 'tiny' | 'small' | 'normal' | 'large';
}

/** A face for eyes only: the name always stands beside it. */
export function Avatar({ id, name, size = 'normal' }: AvatarProps) {
  const hue = useMemo(() => hueOf(id), [id]);
  return (
    <span className={styles.avatar} data-size={size} data-hue={hue} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
