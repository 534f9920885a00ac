import { join } from 'node:path';
import type { Settings } from '../env.ts';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';
import type { FileStore } from './store.ts';

/** The installation's place for photos and voice: the bucket of FILES_S3_…, else `files` in DATA_DIR. */
export const openFileStore = ({ filesS3, dataDir }: Pick<Settings, 'filesS3' | 'dataDir'>): FileStore =>
	filesS3 ? s3Store(filesS3) : folderStore(join(dataDir, 'files'));
