/** The version in package.json, put in by the bundler when built and read where sources run. */
import manifest from '../package.json' with { type: 'json' };

export const version: string = manifest.version;
