/// The other services, as far as prediction-service needs them. A call inside a request carries the
/// caller's token, one in the background the machine's.
@NullMarked
package io.credence.prediction.app.client;

import org.jspecify.annotations.NullMarked;
