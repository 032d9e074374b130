@NullMarked
package io.credence.feature.app.domain.dataset;

import org.jspecify.annotations.NullMarked;
