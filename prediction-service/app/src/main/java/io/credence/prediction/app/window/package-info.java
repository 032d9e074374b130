/// The last rows of an instrument, as a model wants to see them. Training cuts its windows by the
/// same rule.
@NullMarked
package io.credence.prediction.app.window;

import org.jspecify.annotations.NullMarked;
