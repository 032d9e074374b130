/// What becomes known beside bars, and when.
@NullMarked
package io.credence.feature.app.domain.observation;

import org.jspecify.annotations.NullMarked;
