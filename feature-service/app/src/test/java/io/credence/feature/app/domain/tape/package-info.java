@NullMarked
package io.credence.feature.app.domain.tape;

import org.jspecify.annotations.NullMarked;
