/// Parquet files of named long, double and text columns: a small subset that any Parquet reader
/// understands, written with the same bytes everywhere and without Hadoop.
@NullMarked
package io.credence.platform.artifacts.columnar;

import org.jspecify.annotations.NullMarked;
