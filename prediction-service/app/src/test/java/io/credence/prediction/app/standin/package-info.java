/// The services around prediction-service, as far as its tests need them. They run inside the
/// tested app, so that its own rules judge the tokens that it sends them.
@NullMarked
package io.credence.prediction.app.standin;

import org.jspecify.annotations.NullMarked;
