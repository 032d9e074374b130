package io.credence.feature.kernels.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormulaTest {

    @Test
    void shouldGiveEachKindOfFormulaAClassOfItsOwn() {
        // Given
        KernelGraph g = new KernelGraph();
        Kernel close = g.close();
        // When
        Kernel twice = times(g, close, 2.0);
        Kernel thrice = times(g, close, 3.0);
        Kernel negative = g.formula(() -> -close.value(), close);
        // Then
        assertThat(twice).hasSameClassAs(thrice).isNotInstanceOf(Formula.class);
        assertThat(negative.getClass()).isNotEqualTo(twice.getClass());
        g.step(0, 5.0, 5.0, 5.0, 5.0, 1.0, new double[0]);
        assertThat(twice.value()).isEqualTo(10.0);
        assertThat(thrice.value()).isEqualTo(15.0);
        assertThat(negative.value()).isEqualTo(-5.0);
    }

    private static Kernel times(KernelGraph g, Kernel x, double factor) {
        return g.formula(() -> factor * x.value(), x);
    }
}
