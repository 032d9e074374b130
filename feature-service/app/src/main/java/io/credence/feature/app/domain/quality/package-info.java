/// What is suspect about bars, and what was quarantined for it.
@NullMarked
package io.credence.feature.app.domain.quality;

import org.jspecify.annotations.NullMarked;
