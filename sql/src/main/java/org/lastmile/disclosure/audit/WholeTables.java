package org.lastmile.disclosure.audit;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds tables of whole numbers near a corner that is not whole. */
final class WholeTables {
    private static final double EFFORT = 0.2;

    private final Component component;
    private final long ceiling;

    /**
     * A table found.
     *
     * @param isBest whether no table of whole numbers has a larger sum
     */
    // An array, for the same reason as in Known.
    @SuppressWarnings("ArrayRecordComponent")
    record Found(long[] table, boolean isBest) {}

    /** A weighted sum, and how large it is to be. */
    // An array, for the same reason as in Known.
    @SuppressWarnings("ArrayRecordComponent")
    private record Aim(int[] columns, double[] weights, long goal) {
        LinearExprBuilder sum(IntVar[] variables) {
            var sum = LinearExpr.newBuilder();
            for (var i = 0; i < columns.length; i++) {
                sum.addTerm(variables[columns[i]], Math.round(weights[i]));
            }

            return sum;
        }
    }

    WholeTables(Component component, long ceiling) {
        this.component = component;
        this.ceiling = ceiling;
    }

    /** The corner itself, when it is whole. */
    Optional<long[]> asItIs(Corner corner) {
        var table = corner.rounded();
        return holds(table) ? Optional.of(table) : Optional.empty();
    }

    /** The corner itself, or the best table that differs from it only where it is not whole. */
    Optional<long[]> at(Corner corner, int[] columns, double[] weights) {
        return asItIs(corner).or(() -> near(corner, columns, weights).map(Found::table));
    }

    /** The best table that differs from the corner only where it is not whole. */
    Optional<Found> near(Corner corner, int[] columns, double[] weights) {
        return search(corner, corner::isWhole, new Aim(columns, weights, Long.MAX_VALUE));
    }

    /** A table that reaches the goal, or the best table when the goal is the largest number. */
    Optional<Found> anywhere(Corner corner, int[] columns, double[] weights, long goal) {
        return search(corner, column -> false, new Aim(columns, weights, goal));
    }

    private Optional<Found> search(Corner corner, IntPredicate isFixed, Aim aim) {
        var model = new CpModel();
        var start = corner.rounded();
        var variables = new IntVar[start.length];
        for (var column = 0; column < start.length; column++) {
            var fixed = isFixed.test(column);
            variables[column] = model.newIntVar(fixed ? start[column] : 0, fixed ? start[column] : ceiling, "");
            model.addHint(variables[column], start[column]);
        }

        component.lines().forEach(line -> add(model, variables, line.known()));

        if (aim.goal() == Long.MAX_VALUE) {
            model.maximize(aim.sum(variables));
        } else if (aim.columns().length > 0 && aim.goal() > Long.MIN_VALUE) {
            model.addGreaterOrEqual(aim.sum(variables), aim.goal());
        }

        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(1).setRandomSeed(1).setMaxDeterministicTime(EFFORT);
        var status = solver.solve(model);

        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return Optional.empty();
        }

        var table = new long[start.length];
        for (var column = 0; column < table.length; column++) {
            table[column] = solver.value(variables[column]);
        }

        return holds(table)
                ? Optional.of(new Found(table, status == CpSolverStatus.OPTIMAL && aim.goal() == Long.MAX_VALUE))
                : Optional.empty();
    }

    private static void add(CpModel model, IntVar[] variables, Known row) {
        var sum = LinearExpr.newBuilder();
        for (var i = 0; i < row.unknowns().length; i++) {
            sum.addTerm(variables[row.unknowns()[i]], row.coefficients()[i]);
        }

        if (row.high() == Known.UNLIMITED) {
            model.addGreaterOrEqual(sum, row.low());
        } else {
            model.addLinearConstraint(sum, row.low(), row.high());
        }
    }

    private boolean holds(long[] table) {
        return List.copyOf(component.lines()).stream()
                .map(Component.Line::known)
                .allMatch(row -> row.holds(row.sum(table)));
    }
}
