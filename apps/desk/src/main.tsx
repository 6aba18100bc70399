// The agents' entry. It knows nothing of supervision.
import { OwnDesk } from './agents/OwnDesk.tsx';
import { start } from './app/start.tsx';
import { agentsPages } from './pages.tsx';

void start(agentsPages((place) => <OwnDesk place={place} />));
