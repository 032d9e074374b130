package io.credence.feature.kernels.step;

/// The bar of a block at which the kernels of a graph are.
final class Cursor {

    int bar;
}
