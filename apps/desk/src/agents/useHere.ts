// That somebody sits here, for the agent's own seat: any key, click or move says so, what it was goes nowhere (S10).
import { useEffect } from 'react';
import { useSession } from '../live/session.tsx';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export function useHere(): void {
  const { client } = useSession();
  useEffect(() => {
    const heed = { capture: true, passive: true };
    for (const sign of signs) addEventListener(sign, client.here, heed);
    return () => {
      for (const sign of signs) removeEventListener(sign, client.here, heed);
    };
  }, [client]);
}
