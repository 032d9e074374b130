@NullMarked
package io.credence.feature.app.domain.rows;

import org.jspecify.annotations.NullMarked;
