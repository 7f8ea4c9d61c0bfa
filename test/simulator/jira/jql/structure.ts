import type { Condition, Operand, Query } from './parser';
import { quote } from './quote';

type Json = Record<string, unknown>;

/** A query as a tree, in the shape in which Jira answers what it parsed. */
export function structureOf({ condition, order }: Query): Json {
  return {
    ...(condition !== undefined && { where: clauseOf(condition) }),
    ...(order.length > 0 && {
      orderBy: {
        fields: order.map(({ field, descending }) => ({
          field: fieldOf(field),
          direction: descending ? 'desc' : 'asc',
        })),
      },
    }),
  };
}

function clauseOf(condition: Condition): Json {
  switch (condition.kind) {
    case 'not':
      return { clauses: [clauseOf(condition.part)], operator: 'not' };
    case 'and':
    case 'or':
      return { clauses: condition.parts.map(clauseOf), operator: condition.kind };
    case 'clause': {
      const { field, operator, operands } = condition;
      const [first] = operands;
      const isList = operator.endsWith('in') && first?.kind !== 'function';
      return {
        field: fieldOf(field),
        operator,
        operand: isList ? listOf(operands) : operandOf(first!),
      };
    }
  }
}

function fieldOf(name: string): Json {
  return { name, encodedName: quote(name) };
}

function listOf(operands: readonly Operand[]): Json {
  return {
    values: operands.map(operandOf),
    encodedOperand: `(${operands.map(encode).join(', ')})`,
  };
}

function operandOf(operand: Operand): Json {
  switch (operand.kind) {
    case 'empty':
      return { keyword: 'empty', encodedOperand: 'EMPTY' };
    case 'function':
      return { function: operand.text, arguments: [], encodedOperand: encode(operand) };
    case 'value':
      return { value: operand.text, encodedValue: encode(operand) };
  }
}

function encode({ kind, text }: Operand): string {
  if (kind === 'empty') return 'EMPTY';
  return kind === 'function' ? `${text}()` : quote(text);
}
