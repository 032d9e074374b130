@NullMarked
package io.credence.feature.app.domain.bars;

import org.jspecify.annotations.NullMarked;
