import type { IconNode } from 'lucide';

export type { IconNode } from 'lucide';
export {
	Apple,
	BookOpen,
	CalendarDays,
	ChartLine,
	Check,
	ChevronLeft,
	CircleAlert,
	ClipboardPaste,
	Clock,
	CloudHail,
	Coins,
	Copy,
	Download,
	FileText,
	GraduationCap,
	Headset,
	Inbox,
	LayoutGrid,
	Link2,
	Maximize,
	MessageSquare,
	Mic,
	Phone,
	Play,
	Printer,
	QrCode,
	Search,
	ShieldCheck,
	Table2,
	TriangleAlert,
	Undo2,
	Users,
	Wallet,
	Waypoints,
	Wheat,
	X,
} from 'lucide';
export * from './first-icons.ts';

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
