package org.lastmile.disclosure.audit;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which published cells to withdraw so that a secret gets width. Looks for the cheapest change of the true table
 * that moves the secret by the width and keeps everything else that is published; the cells it has to touch are the ones
 * to withdraw. Knows the truth, as the choice of cells always does; what it returns is judged by the audit, which does
 * not.
 *
 * @see <a href="https://doi.org/10.1002/net.3230220407">Kelly, Golden and Assad, Cell suppression</a>
 */
public final class Withdrawals implements AutoCloseable {
    private static final double NOTHING = 1e-6;

    private final MPSolver solver = MPSolver.createSolver("GLOP");
    // From one cheapest change to the next few things differ: the dual simplex starts from where it was.
    private final MPSolverParameters parameters = Simplex.parameters(MPSolverParameters.LpAlgorithmValues.DUAL);
    private final long[] truth;
    private final @Nullable MPVariable[] changes;
    private final MPConstraint goal;
    private final List<Claim> claims;
    private final List<List<MPVariable>> slacks = new ArrayList<>();
    private final boolean[] isWithdrawn;
    private final List<double[]> moves = new ArrayList<>();
    private final Set<Integer> touched = new TreeSet<>();

    /**
     * What is withdrawn.
     *
     * @param claims indexes of claims
     * @param narrow secrets that stay narrow whatever is withdrawn
     */
    public record Choice(Set<Integer> claims, List<Secret> narrow) {}

    static {
        Loader.loadNativeLibraries();
    }

    /**
     * @param truth  value of each unknown
     * @param region those unknowns that may change
     * @param fixed  rows that hold and stay
     * @param claims what could be withdrawn
     */
    public Withdrawals(long[] truth, int[] region, List<Known> fixed, List<Claim> claims) {
        this.truth = truth.clone();
        this.claims = List.copyOf(claims);
        isWithdrawn = new boolean[claims.size()];
        changes = new MPVariable[truth.length];
        for (var unknown : region) {
            changes[unknown] = solver.makeNumVar((double) -truth[unknown], MPSolver.infinity(), "");
        }

        fixed.stream().filter(row -> mayChange(row.unknowns())).forEach(this::add);
        this.claims.forEach(this::add);
        goal = solver.makeConstraint(-MPSolver.infinity(), MPSolver.infinity());
        solver.objective().setMinimization();
    }

    private boolean mayChange(int[] unknowns) {
        return Arrays.stream(unknowns).anyMatch(unknown -> changes[unknown] != null);
    }

    private void set(MPConstraint constraint, int unknown, double coefficient) {
        var change = changes[unknown];

        if (change != null) {
            constraint.setCoefficient(change, coefficient);
        }
    }

    private void add(Known row) {
        var now = row.sum(truth);
        var high = row.high() == Known.UNLIMITED ? MPSolver.infinity() : (double) (row.high() - now);
        var constraint = solver.makeConstraint((double) (row.low() - now), high);
        for (var i = 0; i < row.unknowns().length; i++) {
            set(constraint, row.unknowns()[i], row.coefficients()[i]);
        }
    }

    private void add(Claim claim) {
        var variables = new ArrayList<MPVariable>();
        for (var sum : claim.sums().stream().filter(this::mayChange).toList()) {
            var constraint = solver.makeConstraint(0, 0);
            var now = 0L;
            for (var unknown : sum) {
                set(constraint, unknown, 1);
                now += truth[unknown];
            }

            // A hidden cell says that somebody is in it.
            variables.add(slack(constraint, -1, MPSolver.infinity(), claim.price()));
            variables.add(slack(constraint, 1, (double) Math.max(0, now - 1), claim.price()));
        }

        slacks.add(variables);
    }

    private MPVariable slack(MPConstraint constraint, double coefficient, double most, double price) {
        var slack = solver.makeNumVar(0, most, "");
        constraint.setCoefficient(slack, coefficient);
        solver.objective().setCoefficient(slack, price);
        return slack;
    }

    /** Takes a claim as withdrawn. */
    public void withdraw(int claim) {
        isWithdrawn[claim] = true;
        slacks.get(claim).forEach(slack -> solver.objective().setCoefficient(slack, 0));
    }

    /** Whether what was withdrawn so far lets the secret move by its width. */
    private boolean isWide(Secret secret) {
        var moved = moves.stream()
                .mapToDouble(move -> Arrays.stream(secret.unknowns())
                        .mapToDouble(unknown -> move[unknown])
                        .sum())
                .summaryStatistics();
        return Math.max(0, moved.getMax()) - Math.min(0, moved.getMin()) >= secret.width() - NOTHING;
    }

    /** Withdraws what some secrets need, one after the other. */
    public Choice widen(List<Secret> secrets, Limits limits) {
        solver.setTimeLimit(limits.time().toMillis());
        var chosen = new TreeSet<Integer>();
        var narrow = new ArrayList<Secret>();
        for (var secret : secrets) {
            if (!isWide(secret) && !widen(secret, chosen)) {
                narrow.add(secret);
            }
        }

        return new Choice(chosen, narrow);
    }

    private boolean widen(Secret secret, Set<Integer> chosen) {
        var most = Math.min(secret.width(), secret.sum(truth));
        // Growing by the whole width makes helpers shrink by it, so that they are wide, too.
        for (var down = 0L; down <= most; down++) {
            touched.clear();

            if (move(secret, secret.width() - down) && (down == 0 || move(secret, -down))) {
                touched.forEach(this::withdraw);
                chosen.addAll(touched);
                return true;
            }
        }

        return false;
    }

    /** Finds the cheapest change that moves the secret by at least so much. */
    private boolean move(Secret secret, long by) {
        var unlimited = MPSolver.infinity();
        goal.setBounds(by < 0 ? -unlimited : (double) by, by < 0 ? (double) by : unlimited);
        Arrays.stream(secret.unknowns()).forEach(unknown -> set(goal, unknown, 1));
        var isPossible = solver.solve(parameters) == MPSolver.ResultStatus.OPTIMAL;

        if (isPossible) {
            touched.addAll(touched());
            moves.add(Arrays.stream(changes)
                    .mapToDouble(change -> change == null ? 0 : change.solutionValue())
                    .toArray());
        }

        Arrays.stream(secret.unknowns()).forEach(unknown -> set(goal, unknown, 0));
        return isPossible;
    }

    private Set<Integer> touched() {
        var touched = new TreeSet<Integer>();
        for (var i = 0; i < claims.size(); i++) {
            if (!isWithdrawn[i] && slacks.get(i).stream().anyMatch(slack -> slack.solutionValue() > NOTHING)) {
                touched.add(i);
            }
        }

        return touched;
    }

    @Override
    public void close() {
        parameters.delete();
        solver.delete();
    }
}
