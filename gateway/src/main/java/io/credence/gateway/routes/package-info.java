/// Which service answers which path, and the way there: bodies stream, the caller's token goes
/// along, whatever could be mistaken for it stays behind.
@NullMarked
package io.credence.gateway.routes;

import org.jspecify.annotations.NullMarked;
