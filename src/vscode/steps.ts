import * as vscode from 'vscode';

/** What a step of a multi-step quick input ended with; undefined where the user gave up. */
export type StepResult<T> =
  | { readonly kind: 'next'; readonly value: T }
  /** With what was entered so far, where the step has that. */
  | { readonly kind: 'back'; readonly value?: T }
  | undefined;

/** One question: takes what was entered so far and gives it with the answer in it. */
export type Step<D> = (draft: D, frame: StepFrame) => Promise<StepResult<D>>;

/** What every step shows around its question. */
export interface StepFrame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  /** Buttons in the title, each with what it does while the step stays. */
  readonly buttons: readonly { readonly button: vscode.QuickInputButton; run(): Promise<void> }[];
}

/**
 * Walks the steps forth and back; each draft reached is told, and may have other steps than the one
 * before. Undefined where the user gave up.
 */
export async function walk<D>(
  initial: D,
  stepsOf: (draft: D) => readonly Step<D>[],
  frameOf: (draft: D, step: number, totalSteps: number) => StepFrame,
  onReached: (draft: D) => void = () => undefined,
): Promise<D | undefined> {
  let draft = initial;
  for (let index = 0; index < stepsOf(draft).length;) {
    const steps = stepsOf(draft);
    const result = await steps[index]?.(draft, frameOf(draft, index + 1, steps.length));
    if (result === undefined) return undefined;
    draft = result.value ?? draft;
    onReached(draft);
    index += result.kind === 'next' ? 1 : -1;
  }
  return draft;
}

/** What a step ended with, with another value in its value's place. */
export function mapResult<A, B>(result: StepResult<A>, change: (value: A) => B): StepResult<B> {
  if (result?.value === undefined) return result && { kind: 'back' };
  return { kind: result.kind, value: change(result.value) };
}

export interface TextQuestion {
  readonly value: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What is wrong with a value, as a sentence. */
  check(value: string): string | undefined;
}

/** Asks for a text. */
export function askText(frame: StepFrame, question: TextQuestion): Promise<StepResult<string>> {
  const input = vscode.window.createInputBox();
  input.value = question.value;
  input.prompt = question.prompt;
  input.placeholder = question.placeholder ?? '';
  input.password = question.password ?? false;
  return show(
    input,
    frame,
    () => input.value,
    (accept) => {
      // A value is judged when it is accepted, and from then on while it is mended.
      input.onDidChangeValue((value) => {
        if (input.validationMessage) input.validationMessage = question.check(value);
      });
      input.onDidAccept(() => {
        input.validationMessage = question.check(input.value);
        if (input.validationMessage === undefined) accept(input.value);
      });
    },
  );
}

/** An item to choose; one with `run` acts and leaves the step open. */
interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
  /** Buttons beside it, each with the value that it chooses. */
  readonly actions?: readonly { readonly button: vscode.QuickInputButton; readonly value: T }[];
  run?(): Promise<void>;
}

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The values that are chosen to begin with. */
  readonly chosen: readonly T[];
}

/** Asks for one of some choices. */
export async function askOne<T>(
  frame: StepFrame,
  question: ChoiceQuestion<T>,
): Promise<StepResult<T>> {
  const pick = createPick(question);
  pick.activeItems = pick.items.filter(({ value }) => question.chosen.includes(value));
  return show(pick, frame, undefined, (accept) => {
    pick.onDidAccept(() => {
      const [choice] = pick.selectedItems;
      if (choice?.run) void choice.run();
      else if (choice) accept(choice.value);
    });
    pick.onDidTriggerItemButton(({ item, button }) => {
      const action = item.actions?.find((each) => each.button === button);
      if (action) accept(action.value);
    });
  });
}

/** Asks for any number of some choices. */
export async function askMany<T>(
  frame: StepFrame,
  question: ChoiceQuestion<T>,
): Promise<StepResult<readonly T[]>> {
  const pick = createPick(question);
  pick.canSelectMany = true;
  pick.selectedItems = pick.items.filter(({ value }) => question.chosen.includes(value));
  const selected = () => pick.selectedItems.map(({ value }) => value);
  return show(pick, frame, selected, (accept) => {
    pick.onDidAccept(() => accept(selected()));
  });
}

function createPick<T>({ placeholder, choices }: ChoiceQuestion<T>): vscode.QuickPick<Choice<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = choices.map((choice) => ({
    ...choice,
    buttons: choice.actions?.map(({ button }) => button) ?? [],
  }));
  return pick;
}

function show<T>(
  input: vscode.QuickInput & {
    buttons: readonly vscode.QuickInputButton[];
    readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  },
  frame: StepFrame,
  entered: (() => T) | undefined,
  connect: (accept: (value: T) => void) => void,
): Promise<StepResult<T>> {
  input.title = frame.title;
  input.step = frame.step;
  input.totalSteps = frame.totalSteps;
  // The values come from a browser: going there must not lose what was typed.
  input.ignoreFocusOut = true;
  const back = frame.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  input.buttons = [...back, ...frame.buttons.map(({ button }) => button)];
  return new Promise((resolve) => {
    const finish = (result: StepResult<T>) => {
      resolve(result);
      input.dispose();
    };
    input.onDidTriggerButton((triggered) => {
      if (triggered === vscode.QuickInputButtons.Back) {
        finish(entered ? { kind: 'back', value: entered() } : { kind: 'back' });
      } else void frame.buttons.find(({ button }) => button === triggered)?.run();
    });
    input.onDidHide(() => finish(undefined));
    connect((value) => finish({ kind: 'next', value }));
    input.show();
  });
}
