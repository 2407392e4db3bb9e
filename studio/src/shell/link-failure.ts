/** Where the outcome of a one-time link that did not work is kept until somebody signs in. */
export const LINK_FAILURE = ["link-failure"];
