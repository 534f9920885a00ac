import type { IconNode } from 'lucide';

export type { IconNode } from 'lucide';
export {
	Apple,
	Bug,
	CalendarDays,
	Camera,
	ChartLine,
	Check,
	ChevronLeft,
	ChevronRight,
	CircleAlert,
	ClipboardPaste,
	Clock,
	CloudAlert,
	CloudCheck,
	CloudHail,
	CloudOff,
	CloudUpload,
	Copy,
	Download,
	Droplets,
	FileText,
	Flower2,
	GraduationCap,
	Handshake,
	Headset,
	House,
	Inbox,
	LayoutGrid,
	Leaf,
	Map as MapFold,
	Maximize,
	MessageSquare,
	Mic,
	Phone,
	Play,
	Plus,
	Printer,
	QrCode,
	Scissors,
	ShoppingBasket,
	Shovel,
	Sprout,
	Table2,
	TriangleAlert,
	Undo2,
	User,
	Users,
	Wallet,
	Wheat,
	X,
} from 'lucide';

/** 拉枝: a branch drawn down and tied to a peg. */
export const BranchBending: IconNode = [
	['path', { d: 'M8 21V8' }],
	['path', { d: 'M8 12c3-6 7-7 12-5' }],
	['path', { d: 'M18 7v9', 'stroke-dasharray': '2.2 2.2' }],
	['path', { d: 'M15 21h6' }],
	['path', { d: 'M18 16v5' }],
	['path', { d: 'M4 21h7' }],
];

/** 梨: the pear, the sign of the name. */
export const Pear: IconNode = [
	[
		'path',
		{
			d: 'M12 6.5c-2.2 0-3.2 1.7-3.4 3.6-.2 1.8-3.1 3-3.1 6.4A5.6 5.6 0 0 0 11.3 22h1.4a5.6 5.6 0 0 0 5.8-5.5c0-3.4-2.900-4.600-3.100-6.400-.2-1.900-1.200-3.600-3.400-3.600Z',
		},
	],
	['path', { d: 'M12 6.5c0-1.8.6-3.3 2-4.5' }],
	['path', { d: 'M9 17.5c.4 1.2 1.2 1.8 2.4 2' }],
];
