/**
 * What every line of the language is made of: its words one after the other, and what is wrong with it. Knows no verb
 * and no claim; imports only {@code text} and {@code model}.
 */
package tcplab.language;
