/** Questions of a lesson. */
export {};
