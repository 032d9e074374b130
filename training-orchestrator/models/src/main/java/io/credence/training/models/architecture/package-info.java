/// Networks, and the catalogue that names them.
@NullMarked
package io.credence.training.models.architecture;

import org.jspecify.annotations.NullMarked;
