package io.credence.feature.kernels.expression;

import static java.util.stream.Collectors.joining;

import io.credence.feature.kernels.definition.FeatureFit;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.transform.FractionalDifference;
import io.credence.feature.kernels.transform.PrincipalComponent;
import io.credence.feature.kernels.transform.Standardised;
import io.credence.feature.kernels.transform.Winsorised;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an expression may call: `name(x, n)` over the last `n` bars, or `name(x)` of this one.
/// Those that learn are NaN in a set that was not fitted.
enum Function {
    /// The value `n` bars ago.
    LAG(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.ago(x, n(numbers));
        }
    },
    /// `x` less its value `n` bars ago.
    DIFF(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.change(x, n(numbers));
        }
    },
    MEAN(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.mean(x, n(numbers));
        }
    },
    SUM(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.sum(x, n(numbers));
        }
    },
    /// With divisor `n - 1`.
    STD(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.sampleStd(x, n(numbers));
        }
    },
    MIN(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.min(x, n(numbers));
        }
    },
    MAX(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.max(x, n(numbers));
        }
    },
    /// The exponential moving average.
    EMA(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.exponentialMean(x, n(numbers));
        }
    },
    /// `(x - mean) / std`; 0 where all `n` are equal.
    ZSCORE(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            Kernel above = g.aboveMean(x, n(numbers));
            Kernel std = g.sampleStd(x, n(numbers));
            return g.formula(() -> std.value() == 0.0 ? 0.0 : above.value() / std.value(), above);
        }
    },
    /// The share of the last `n` that are below this one, 0 to 1.
    RANK(Numbers.WINDOW) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.rank(x, n(numbers));
        }
    },
    ABS(Numbers.NONE) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.formula(() -> Math.abs(x.value()), x);
        }
    },
    SIGN(Numbers.NONE) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.formula(() -> Math.signum(x.value()), x);
        }
    },
    SQRT(Numbers.NONE) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            return g.formula(() -> Math.sqrt(x.value()), x);
        }
    },
    LOG(Numbers.NONE) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            // Infinity is no value, and no recursion forgets it.
            return g.formula(() -> x.value() > 0.0 ? StrictMath.log(x.value()) : Double.NaN, x);
        }
    },
    /// `clip(x, least, most)`.
    CLIP(Numbers.RANGE) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            double least = numbers.get(0);
            double most = numbers.get(1);
            return g.formula(() -> Math.max(least, Math.min(most, x.value())), x);
        }
    },
    /// `fracdiff(x, d, threshold)`: of order `d`, by the weights that are not below the threshold.
    FRACDIFF(Numbers.ORDER) {
        @Override
        Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
            double[] weights = FractionalDifference.weights(numbers.get(0), numbers.get(1));
            return FractionalDifference.kernel(g, x, weights);
        }
    },
    /// In standard deviations from the mean, both the training window's.
    STANDARDISED(Numbers.NONE) {
        @Override
        Kernel learnt(KernelGraph g, List<Kernel> terms, List<Double> learnt) {
            return Standardised.kernel(g, terms.getFirst(), learnt);
        }

        @Override
        Optional<FeatureFit.Learner> learner(List<Double> numbers) {
            return Optional.of(columns -> Standardised.learn(columns[0]));
        }
    },
    /// `winsorised(x, share)`: what lies beyond the training window's outermost shares is put
    /// there.
    WINSORISED(Numbers.SHARE) {
        @Override
        Kernel learnt(KernelGraph g, List<Kernel> terms, List<Double> learnt) {
            return Winsorised.kernel(g, terms.getFirst(), learnt);
        }

        @Override
        Optional<FeatureFit.Learner> learner(List<Double> numbers) {
            double share = numbers.getFirst();
            return Optional.of(columns -> Winsorised.learn(columns[0], share));
        }
    },
    /// `pca(k, x, y, ...)`: the `k`-th principal component of the standardised terms.
    PCA(Numbers.WHICH) {
        @Override
        Kernel learnt(KernelGraph g, List<Kernel> terms, List<Double> learnt) {
            return PrincipalComponent.kernel(g, terms, learnt);
        }

        @Override
        Optional<FeatureFit.Learner> learner(List<Double> numbers) {
            int which = n(numbers);
            return Optional.of(columns -> PrincipalComponent.learn(columns, which));
        }
    };

    /// What follows the term.
    enum Numbers {
        NONE(0),
        WINDOW(1),
        RANGE(2),
        ORDER(2),
        SHARE(1),
        /// Before the terms, of which there are as many as one likes.
        WHICH(1);

        final int count;

        Numbers(int count) {
            this.count = count;
        }
    }

    final Numbers numbers;

    Function(Numbers numbers) {
        this.numbers = numbers;
    }

    /// Of one term; only of those that learn nothing.
    Kernel of(KernelGraph g, Kernel x, List<Double> numbers) {
        throw new IllegalStateException(text() + " must learn first");
    }

    /// With what was learnt; only of those that learn.
    Kernel learnt(KernelGraph g, List<Kernel> terms, List<Double> learnt) {
        throw new IllegalStateException(text() + " learns nothing");
    }

    /// How it learns from its terms; empty where it learns nothing.
    Optional<FeatureFit.Learner> learner(List<Double> numbers) {
        return Optional.empty();
    }

    boolean hasNumbersFirst() {
        return numbers == Numbers.WHICH;
    }

    private static int n(List<Double> numbers) {
        return numbers.getFirst().intValue();
    }

    static Optional<Function> named(String name) {
        return Arrays.stream(values()).filter(function -> function.text().equals(name)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Function::text).collect(joining(", "));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
