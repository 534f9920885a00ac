import { features } from '@honghuo/features/slices.ts';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { OpenAPIV3_1 } from 'openapi-types';
import type * as v from 'valibot';
import { type ErrorCode, httpErrors } from './errors.ts';
import { errorsOf, type Route, rawTypeOf } from './route.ts';
import { failure } from './shapes.ts';

type JsonSchema = Record<string, unknown>;

/** JSON Schema of what may be sent or is answered. Checks that JSON Schema can't say (a day that exists) are left out; the server makes them. */
export function schemaOf(schema: v.GenericSchema): JsonSchema {
	const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as JsonSchema;
	return rest;
}

/** Every command in the registry: what it does, who may, the shape of its input. */
export const describeCommands = () =>
	[...features.commands.values()].map(({ name, about, who, input }) => ({ name, about, who, input: schemaOf(input) }));

/** The whole HTTP interface as OpenAPI 3.1, from the routes themselves. */
export function openApi(routes: readonly Route[]): OpenAPIV3_1.Document {
	const paths: Record<string, OpenAPIV3_1.PathItemObject> = {};
	for (const route of routes) {
		const path = route.path.replace(/:(\w+)/g, '{$1}');
		paths[path] = { ...paths[path], [route.method]: operation(route) };
	}
	return {
		openapi: '3.1.0',
		info: { title: '红火 Honghuo', version: '1', description: 'JSON over HTTP; see /api/docs for the socket and the commands.' },
		paths,
		components: {
			schemas: { Failure: schemaOf(failure) as OpenAPIV3_1.SchemaObject },
			securitySchemes: {
				session: { type: 'apiKey', in: 'cookie', name: 'honghuo', description: 'Set by signing in; `__Host-honghuo` behind TLS.' },
			},
		},
	};
}

function operation(route: Route): OpenAPIV3_1.OperationObject {
	const { path, access, about, body, raw } = route;
	const statuses = new Map<number, ErrorCode[]>();
	for (const code of errorsOf(route)) {
		const { status } = httpErrors[code];
		statuses.set(status, [...(statuses.get(status) ?? []), code]);
	}
	return {
		operationId: operationId(route),
		summary: about.en,
		description: about['zh-CN'],
		parameters: [...pathParameters(path), ...queryParameters(route)],
		...(access === 'public' ? {} : { security: [{ session: [] }] }),
		...(body
			? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) as OpenAPIV3_1.SchemaObject } } } }
			: {}),
		...(raw === undefined
			? {}
			: {
					requestBody: {
						required: true,
						content: { [rawTypeOf(route)]: { schema: { type: 'string', format: 'binary', maxLength: raw } } },
					},
				}),
		responses: {
			...Object.fromEntries(
				route.answers.map(({ status, about: what, schema, type = 'application/json' }) => [
					status,
					{ description: what.en, ...(schema ? { content: { [type]: { schema: schemaOf(schema) as OpenAPIV3_1.SchemaObject } } } : {}) },
				]),
			),
			...Object.fromEntries(
				[...statuses].map(([status, codes]) => [
					status,
					{
						description: [...new Set(codes)].join(', '),
						content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
					},
				]),
			),
		},
	};
}

const operationId = ({ method, path }: Route) =>
	`${method}${path.replace(/^\/api(\/v1)?/, '').replace(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

const pathParameters = (path: string): OpenAPIV3_1.ParameterObject[] =>
	[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters({ query }: Route): OpenAPIV3_1.ParameterObject[] {
	if (!query) return [];
	const { properties = {}, required = [] } = schemaOf(query) as { properties?: Record<string, JsonSchema>; required?: string[] };
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		schema: schema as OpenAPIV3_1.ParameterObject['schema'] & object,
	}));
}
