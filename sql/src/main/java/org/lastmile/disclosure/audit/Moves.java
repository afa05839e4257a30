package org.lastmile.disclosure.audit;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.Optional;

/**
 * The least change of a whole table that makes a sum large enough. It touches few unknowns, mostly by whole numbers, where
 * a corner touches all; and each change is found quickly from the one before.
 */
final class Moves implements AutoCloseable {
    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final MPSolverParameters parameters = Simplex.parameters(MPSolverParameters.LpAlgorithmValues.DUAL);
    private final long[] table;
    private final Clock clock;
    private final MPVariable[] more;
    private final MPVariable[] fewer;
    private final MPConstraint goal;

    static {
        Loader.loadNativeLibraries();
    }

    /**
     * @param table   whole numbers over the columns of the component that agree with all its lines
     * @param ceiling no unknown is larger
     */
    Moves(Component component, long[] table, long ceiling, Clock clock) {
        this.table = table;
        this.clock = clock;
        more = new MPVariable[table.length];
        fewer = new MPVariable[table.length];
        for (var column = 0; column < table.length; column++) {
            more[column] = solver.makeNumVar(0, (double) (ceiling - table[column]), "");
            fewer[column] = solver.makeNumVar(0, (double) table[column], "");
            solver.objective().setCoefficient(more[column], 1);
            solver.objective().setCoefficient(fewer[column], 1);
        }

        component.lines().forEach(line -> add(line.known()));
        goal = solver.makeConstraint(-MPSolver.infinity(), MPSolver.infinity());
        solver.objective().setMinimization();
    }

    private void add(Known row) {
        var now = row.sum(table);
        var high = row.high() == Known.UNLIMITED ? MPSolver.infinity() : (double) (row.high() - now);
        var constraint = solver.makeConstraint((double) (row.low() - now), high);
        for (var i = 0; i < row.unknowns().length; i++) {
            set(constraint, row.unknowns()[i], row.coefficients()[i]);
        }
    }

    private void set(MPConstraint constraint, int column, double coefficient) {
        constraint.setCoefficient(more[column], coefficient);
        constraint.setCoefficient(fewer[column], -coefficient);
    }

    /** The table of real numbers nearest to the whole one in which the weighted sum is at least so large; empty when there is none. */
    Optional<Corner> nearest(int[] columns, double[] weights, long atLeast) {
        var now = 0.0;
        for (var i = 0; i < columns.length; i++) {
            set(goal, columns[i], weights[i]);
            now += weights[i] * table[columns[i]];
        }

        goal.setBounds(atLeast - now, MPSolver.infinity());
        clock.check();
        solver.setTimeLimit(clock.millisecondsLeft());
        var isFound = solver.solve(parameters) == MPSolver.ResultStatus.OPTIMAL;
        var values = new double[table.length];
        for (var column = 0; isFound && column < values.length; column++) {
            values[column] = table[column] + more[column].solutionValue() - fewer[column].solutionValue();
        }

        Arrays.stream(columns).forEach(column -> set(goal, column, 0));
        return isFound ? Optional.of(new Corner(atLeast, values)) : Optional.empty();
    }

    @Override
    public void close() {
        parameters.delete();
        solver.delete();
    }
}
