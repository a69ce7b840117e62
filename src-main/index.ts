/** Entry of the desktop application; kept this small because only Electron can load it. */
import { runApplication } from './electron/main.ts';

void runApplication(import.meta.dirname);
