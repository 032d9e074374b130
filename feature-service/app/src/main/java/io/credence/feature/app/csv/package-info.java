/// Market data as text files: read line by line in bounded memory, refused by line and column.
@NullMarked
package io.credence.feature.app.csv;

import org.jspecify.annotations.NullMarked;
