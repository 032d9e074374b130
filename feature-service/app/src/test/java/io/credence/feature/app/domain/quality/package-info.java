@NullMarked
package io.credence.feature.app.domain.quality;

import org.jspecify.annotations.NullMarked;
