package org.lastmile.disclosure.audit;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    private final long[] truth;
    private final MPVariable[] changes;
    private final List<Claim> claims;
    private final List<List<MPVariable>> slacks = new ArrayList<>();
    private final boolean[] isWithdrawn;
    private final List<double[]> moves = new ArrayList<>();
    private final Set<Integer> touched = new TreeSet<>();

    static {
        Loader.loadNativeLibraries();
    }

    /**
     * @param truth  value of each unknown
     * @param fixed  rows that hold and stay
     * @param claims what could be withdrawn
     */
    public Withdrawals(long[] truth, List<Known> fixed, List<Claim> claims) {
        this.truth = truth.clone();
        this.claims = List.copyOf(claims);
        isWithdrawn = new boolean[claims.size()];
        changes = new MPVariable[truth.length];
        for (var i = 0; i < truth.length; i++) {
            changes[i] = solver.makeNumVar((double) -truth[i], MPSolver.infinity(), "");
        }

        fixed.forEach(this::add);
        this.claims.forEach(this::add);
        solver.objective().setMinimization();
    }

    private void add(Known row) {
        var now = row.sum(truth);
        var high = row.high() == Known.UNLIMITED ? MPSolver.infinity() : (double) (row.high() - now);
        var constraint = solver.makeConstraint((double) (row.low() - now), high);
        for (var i = 0; i < row.unknowns().length; i++) {
            constraint.setCoefficient(changes[row.unknowns()[i]], row.coefficients()[i]);
        }
    }

    private void add(Claim claim) {
        var variables = new ArrayList<MPVariable>();
        for (var sum : claim.sums()) {
            var constraint = solver.makeConstraint(0, 0);
            var now = 0L;
            for (var unknown : sum) {
                constraint.setCoefficient(changes[unknown], 1);
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
    public boolean isWide(Secret secret) {
        var low = 0.0;
        var high = 0.0;
        for (var move : moves) {
            var change =
                    Arrays.stream(secret.unknowns()).mapToDouble(i -> move[i]).sum();
            low = Math.min(low, change);
            high = Math.max(high, change);
        }

        return high - low >= secret.width() - NOTHING;
    }

    /** Withdraws what the secret needs, and returns it; empty when nothing helps, or nothing more is needed. */
    public Set<Integer> widen(Secret secret, Limits limits) {
        solver.setTimeLimit(limits.time().toMillis());
        var most = Math.min(secret.width(), secret.sum(truth));
        // Growing by the whole width makes helpers shrink by it, so that they are wide, too.
        for (var down = 0L; down <= most; down++) {
            var up = move(secret, secret.width() - down);
            var upAndDown = up && (down == 0 || move(secret, -down));

            if (upAndDown) {
                var chosen = Set.copyOf(touched);
                chosen.forEach(this::withdraw);
                touched.clear();
                return chosen;
            }

            touched.clear();
        }

        return Set.of();
    }

    /** Finds the cheapest change that moves the secret by at least so much. */
    private boolean move(Secret secret, long by) {
        var unlimited = MPSolver.infinity();
        var constraint = solver.makeConstraint(by < 0 ? -unlimited : (double) by, by < 0 ? (double) by : unlimited);
        Arrays.stream(secret.unknowns()).forEach(i -> constraint.setCoefficient(changes[i], 1));
        var isPossible = solver.solve() == MPSolver.ResultStatus.OPTIMAL;

        if (isPossible) {
            touched.addAll(touched());
            moves.add(Arrays.stream(changes)
                    .mapToDouble(MPVariable::solutionValue)
                    .toArray());
        }

        constraint.setBounds(-unlimited, unlimited);
        Arrays.stream(secret.unknowns()).forEach(i -> constraint.setCoefficient(changes[i], 0));
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
        solver.delete();
    }
}
