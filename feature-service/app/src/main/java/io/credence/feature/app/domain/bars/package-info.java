/// Stored series of bars, their gaps, and how bars are written and read.
@NullMarked
package io.credence.feature.app.domain.bars;

import org.jspecify.annotations.NullMarked;
