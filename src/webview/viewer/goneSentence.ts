/** What a view says of a body that its host has forgotten. */
export const GONE = 'The body is not kept any more. Send the request again.';
