package org.lastmile.disclosure.audit;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;

/** One linear program of which only the objective changes, so that each solution starts from the one before. */
final class Simplex implements AutoCloseable {
    private static final double NOTHING = 1e-7;

    private final Component component;
    private final MPSolver solver;
    private final MPSolverParameters parameters = parameters(MPSolverParameters.LpAlgorithmValues.PRIMAL);
    private final MPVariable[] variables;
    private final List<MPConstraint> constraints = new ArrayList<>();
    private final long ceiling;
    private final Clock clock;
    private @Nullable Moves moves;

    static {
        Loader.loadNativeLibraries();
    }

    /** @param ceiling no unknown is larger */
    Simplex(Component component, long ceiling, Clock clock) {
        this.component = component;
        this.ceiling = ceiling;
        this.clock = clock;
        solver = MPSolver.createSolver("GLOP");
        variables = solver.makeNumVarArray(component.unknowns().length, 0, (double) ceiling);
        component.lines().forEach(line -> add(line.known()));
    }

    /** Each solution starts from the one before; to be deleted. */
    static MPSolverParameters parameters(MPSolverParameters.LpAlgorithmValues algorithm) {
        var parameters = new MPSolverParameters();
        parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
        parameters.setIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, algorithm.swigValue());
        parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.INCREMENTALITY,
                MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON.swigValue());
        return parameters;
    }

    private void add(Known row) {
        var high = row.high() == Known.UNLIMITED ? MPSolver.infinity() : row.high();
        var constraint = solver.makeConstraint((double) row.low(), high);
        for (var i = 0; i < row.unknowns().length; i++) {
            constraint.setCoefficient(variables[row.unknowns()[i]], row.coefficients()[i]);
        }

        constraints.add(constraint);
    }

    /** The largest value of a weighted sum, and a corner of the tables that takes it. */
    Corner largest(int[] columns, double[] weights) {
        var objective = solver.objective();
        objective.clear();
        for (var i = 0; i < columns.length; i++) {
            objective.setCoefficient(variables[columns[i]], weights[i]);
        }

        objective.setMaximization();
        solver.setTimeLimit(clock.millisecondsLeft());
        var status = solver.solve(parameters);

        if (status == MPSolver.ResultStatus.INFEASIBLE) {
            throw Pins.contradiction();
        }

        if (status != MPSolver.ResultStatus.OPTIMAL) {
            clock.checkGivenUp();
            throw new WarehouseException("Disclosure audit: the solver ends with " + status + " on a part of "
                    + variables.length + " unknowns; nothing is released.");
        }

        var values = new double[variables.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = variables[i].solutionValue();
        }

        return new Corner(objective.value(), values);
    }

    /** The least change that makes a weighted sum so large, of the first table that this was ever asked for. */
    Optional<Corner> nearest(long[] table, int[] columns, double[] weights, long atLeast) {
        if (moves == null) {
            moves = new Moves(component, table, ceiling, clock);
        }

        return moves.nearest(columns, weights, atLeast);
    }

    /** Known rows that keep the last sum from growing. */
    Set<Integer> binding() {
        var binding = new TreeSet<Integer>();
        for (var i = 0; i < constraints.size(); i++) {
            if (Math.abs(constraints.get(i).dualValue()) > NOTHING) {
                binding.addAll(component.lines().get(i).sources());
            }
        }

        return binding;
    }

    @Override
    public void close() {
        if (moves != null) {
            moves.close();
        }

        parameters.delete();
        solver.delete();
    }
}
