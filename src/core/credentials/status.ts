/** What a credential shows at a glance: green works, red failed, grey was never authorized. */
export type Light = 'green' | 'red' | 'grey';
