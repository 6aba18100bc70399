// The agents' entry. It knows nothing of supervision.
import { start } from './app/start.tsx';
import { agentsPages } from './pages.tsx';

void start(agentsPages);
