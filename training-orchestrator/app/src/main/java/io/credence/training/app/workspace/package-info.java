/// Where the attempts of a run keep what they hand on to one another.
@NullMarked
package io.credence.training.app.workspace;

import org.jspecify.annotations.NullMarked;
