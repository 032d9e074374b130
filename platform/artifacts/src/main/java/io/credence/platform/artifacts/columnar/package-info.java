/// Parquet files of named long and double columns: a small subset that any Parquet reader
/// understands, written with the same bytes everywhere and without Hadoop.
@NullMarked
package io.credence.platform.artifacts.columnar;

import org.jspecify.annotations.NullMarked;
