/// <reference path="./lucide.d.ts" />
/** The signs of the first screen, each from its own file: it must not wait for those of other pages, which `icons.ts` has besides. */
import type { IconNode } from 'lucide';

export { default as Bug } from 'lucide/dist/esm/icons/bug.mjs';
export { default as ChevronRight } from 'lucide/dist/esm/icons/chevron-right.mjs';
export { default as CloudAlert } from 'lucide/dist/esm/icons/cloud-alert.mjs';
export { default as CloudCheck } from 'lucide/dist/esm/icons/cloud-check.mjs';
export { default as CloudOff } from 'lucide/dist/esm/icons/cloud-off.mjs';
export { default as CloudUpload } from 'lucide/dist/esm/icons/cloud-upload.mjs';
export { default as Droplets } from 'lucide/dist/esm/icons/droplets.mjs';
export { default as Flower2 } from 'lucide/dist/esm/icons/flower-2.mjs';
export { default as Handshake } from 'lucide/dist/esm/icons/handshake.mjs';
export { default as House } from 'lucide/dist/esm/icons/house.mjs';
export { default as Leaf } from 'lucide/dist/esm/icons/leaf.mjs';
export { default as MapFold } from 'lucide/dist/esm/icons/map.mjs';
export { default as Plus } from 'lucide/dist/esm/icons/plus.mjs';
export { default as Scissors } from 'lucide/dist/esm/icons/scissors.mjs';
export { default as ShoppingBasket } from 'lucide/dist/esm/icons/shopping-basket.mjs';
export { default as Shovel } from 'lucide/dist/esm/icons/shovel.mjs';
export { default as Sprout } from 'lucide/dist/esm/icons/sprout.mjs';
export { default as User } from 'lucide/dist/esm/icons/user.mjs';

/** 拉枝: a branch drawn down and tied to a peg. */
export const BranchBending: IconNode = [
	['path', { d: 'M8 21V8' }],
	['path', { d: 'M8 12c3-6 7-7 12-5' }],
	['path', { d: 'M18 7v9', 'stroke-dasharray': '2.2 2.2' }],
	['path', { d: 'M15 21h6' }],
	['path', { d: 'M18 16v5' }],
	['path', { d: 'M4 21h7' }],
];

/** A camera of few strokes: the library's has a path eight times as long, and the first screen shows it. */
export const Camera: IconNode = [
	['path', { d: 'M3 8h4l2-3h6l2 3h4v12H3z' }],
	['circle', { cx: '12', cy: '13.5', r: '3' }],
];
