import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import type { Api, Body, Operation, OperationMethod } from '../../src/core/catalogue/operation';
import { segmentsOf } from '../../src/core/catalogue/paths';
import { firstSentence } from '../../src/core/catalogue/sentence';
import { TypeReader } from './typeSchema';

/** Where a version of jira.js keeps its calls, and what it calls the parts of one. */
export interface JiraJsLayout {
  readonly folders: Readonly<Record<string, Api>>;
  readonly query: string;
  readonly body: string;
}

export const LAYOUT_5: JiraJsLayout = {
  folders: {
    version3: 'platform',
    version2: 'platform',
    agile: 'agile',
    serviceDesk: 'servicedesk',
  },
  query: 'params',
  body: 'data',
};

export const LAYOUT_6: JiraJsLayout = {
  folders: { 'cloud/api': 'platform', 'agile/api': 'agile', 'serviceDesk/api': 'servicedesk' },
  query: 'searchParams',
  body: 'body',
};

/** Reads each call that the sources of jira.js make: an object with `url` and `method`. */
export function operationsOfJiraJs(home: string, layout: JiraJsLayout): readonly Operation[] {
  const source = join(home, 'src');
  const files = Object.entries(layout.folders).flatMap(([folder, api]) =>
    readdirSync(join(source, folder))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => ({ path: join(source, folder, name), api })),
  );
  const program = ts.createProgram(
    files.map(({ path }) => path),
    {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      paths: { '#/*': [join(source, '*')] },
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
  );
  const reader = new CallReader(program.getTypeChecker(), layout);
  return files.flatMap(({ path, api }) => {
    const file = program.getSourceFile(path);
    return file ? reader.operationsOf(file, api) : [];
  });
}

type Callable = ts.MethodDeclaration | ts.FunctionDeclaration;

interface Documentation {
  readonly text: string;
  readonly isDeprecated: boolean;
}

/** How it is said without a tag, of the operation and not of one of its parts. */
const ENDED = /^(?:\W*deprecated\b|this (?:endpoint|operation|resource|method) is deprecated)/iu;

class CallReader {
  private readonly types: TypeReader;

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly layout: JiraJsLayout,
  ) {
    this.types = new TypeReader(checker);
  }

  operationsOf(file: ts.SourceFile, api: Api): readonly Operation[] {
    const found: Operation[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) {
        const operation = this.operationOf(node, api);
        if (operation) found.push(operation);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  }

  private operationOf(call: ts.ObjectLiteralExpression, api: Api): Operation | undefined {
    const url = valueOf(call, 'url');
    const method = valueOf(call, 'method');
    const callable = ts.findAncestor(call, isCallable);
    if (!url || !method || !ts.isStringLiteral(method) || !callable?.name) return undefined;
    const parameters = this.parametersOf(callable);
    const path = pathOf(url);
    const documentation = this.documentationOf(callable);
    const places = pathNames(path);
    return {
      id: callable.name.getText(),
      api,
      method: method.text as OperationMethod,
      path,
      summary: firstSentence(documentation.text),
      pathParameters: places.map((name) => ({
        ...this.types.parameterOf(name, parameters && this.types.propertyOf(parameters, name)),
        required: true,
      })),
      queryParameters: this.queryOf(call, parameters, places),
      body: this.bodyOf(call, callable, parameters, places),
      deprecated: documentation.isDeprecated,
      scopes: { classic: 'unknown', granular: 'unknown' },
    };
  }

  private queryOf(
    call: ts.ObjectLiteralExpression,
    parameters: ts.Type | undefined,
    places: readonly string[],
  ) {
    const query = valueOf(call, this.layout.query);
    return query
      ? [...this.sentBy(query, parameters, places)].map(([name, property]) =>
          this.types.parameterOf(name, property),
        )
      : [];
  }

  private bodyOf(
    call: ts.ObjectLiteralExpression,
    callable: Callable,
    parameters: ts.Type | undefined,
    places: readonly string[],
  ): Body | undefined {
    const body = valueOf(call, this.layout.body);
    if (!body) return undefined;
    if (body.getText() === 'formData') {
      return { type: 'multipart/form-data', required: true, schema: formSchema(callable) };
    }
    if (ts.isObjectLiteralExpression(body)) {
      const sent = this.sentBy(body, parameters, places);
      const schema = this.types.schemaOfProperties(sent);
      return { type: 'application/json', required: schema.required !== undefined, schema };
    }
    if (body.getText() === 'parameters' && parameters && !this.checker.isArrayType(parameters)) {
      const schema = this.types.schemaOfProperties(this.sentBy(body, parameters, places));
      return { type: 'application/json', required: true, schema };
    }
    const schema = this.types.schemaOf(this.checker.getTypeAtLocation(body));
    const isBytes =
      schema.format === 'binary' || (/avatar/iu.test(body.getText()) && isImage(call));
    return { type: isBytes ? '*/*' : 'application/json', required: true, schema };
  }

  /** What an expression sends: by the name on the wire, the property of the parameters it takes. */
  private sentBy(
    expression: ts.Expression,
    parameters: ts.Type | undefined,
    places: readonly string[],
  ): Map<string, ts.Symbol | undefined> {
    if (!ts.isObjectLiteralExpression(expression)) {
      const type = parameters ?? this.checker.getTypeAtLocation(expression);
      return new Map(
        this.types
          .propertiesOf(type)
          .filter(({ name }) => !places.includes(name))
          .map((property) => [property.name, property]),
      );
    }
    const sent = new Map<string, ts.Symbol | undefined>();
    for (const part of expression.properties) {
      if (ts.isSpreadAssignment(part)) {
        for (const [name, property] of this.sentBy(part.expression, parameters, places)) {
          sent.set(name, property);
        }
      } else if (ts.isPropertyAssignment(part) || ts.isShorthandPropertyAssignment(part)) {
        const name = nameOf(part.name);
        const value = ts.isPropertyAssignment(part) ? part.initializer : part.name;
        if (value.getText() === 'undefined') sent.delete(name);
        else sent.set(name, parameters && this.propertyTaken(value, parameters, name));
      }
    }
    return sent;
  }

  /** `parameters.comment` of `typeof parameters !== 'string' && parameters.comment`, else by its name. */
  private propertyTaken(value: ts.Expression, parameters: ts.Type, name: string) {
    const taken: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'parameters') {
        taken.push(node.name.text);
      } else if (
        ts.isElementAccessExpression(node) &&
        ts.isStringLiteral(node.argumentExpression)
      ) {
        taken.push(node.argumentExpression.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(value);
    return this.types.propertyOf(parameters, taken.at(-1) ?? name);
  }

  private parametersOf(callable: Callable): ts.Type | undefined {
    const parameter = callable.parameters.find((each) => each.name.getText() === 'parameters');
    return parameter && this.types.objectOf(this.checker.getTypeAtLocation(parameter));
  }

  /** Of the first overload, as the one with the code has none of its own. */
  private documentationOf(callable: Callable): Documentation {
    const symbol = callable.name && this.checker.getSymbolAtLocation(callable.name);
    const [first = callable] = symbol?.declarations ?? [];
    const comment = ts.getJSDocCommentsAndTags(first).find(ts.isJSDoc)?.comment;
    const text = ts.getTextOfJSDocComment(comment) ?? '';
    return {
      text,
      isDeprecated: ts.getJSDocDeprecatedTag(first) !== undefined || ENDED.test(text),
    };
  }
}

function isCallable(node: ts.Node): node is Callable {
  return ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node);
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = object.properties.find((each) => each.name && nameOf(each.name) === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

/** `/rest/api/3/issue/${parameters.issueIdOrKey}` with its expressions as names in braces. */
function pathOf(url: ts.Expression): string {
  if (ts.isStringLiteral(url) || ts.isNoSubstitutionTemplateLiteral(url)) return url.text;
  if (!ts.isTemplateExpression(url)) throw new Error(`No path: ${url.getText()}`);
  return url.templateSpans.reduce((path, { expression, literal }) => {
    const name = /\w+$/u.exec(expression.getText().replace(/\)+$/u, ''))?.[0];
    if (name === undefined) throw new Error(`No parameter: ${expression.getText()}`);
    return `${path}{${name}}${literal.text}`;
  }, url.head.text);
}

function pathNames(path: string): readonly string[] {
  return segmentsOf(path).flatMap((segment) => /^\{(\w+)\}$/u.exec(segment)?.[1] ?? []);
}

/** The fields that a function appends to its form; each takes files. */
function formSchema(callable: Callable) {
  const appended = callable.getText().matchAll(/\.append\(\s*'(\w+)'/gu);
  const names = [...new Set([...appended].flatMap(([, name]) => name ?? []))];
  const file = { type: 'array', items: { type: 'string', format: 'binary' } };
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, file])),
    required: names,
  };
}

function isImage(call: ts.ObjectLiteralExpression): boolean {
  return /mimeType|contentType/u.test(valueOf(call, 'headers')?.getText() ?? '');
}
