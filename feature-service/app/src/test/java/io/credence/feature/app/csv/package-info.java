@NullMarked
package io.credence.feature.app.csv;

import org.jspecify.annotations.NullMarked;
