package io.ripieno.service.outcome;

import io.ripieno.contract.v1.EvaluationAxis;
import io.ripieno.contract.v1.EvaluationFigure;
import io.ripieno.contract.v1.EvaluationProblem;
import io.ripieno.contract.v1.EvaluationResult;
import io.ripieno.contract.v1.MeasureSet;
import io.ripieno.music.metrics.evaluation.Axis;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.Figure;
import java.util.Arrays;

/** Writes what measures came to in the words of the contract. */
final class EvaluationResults {
    private EvaluationResults() {}

    static EvaluationResult of(Evaluation evaluation) {
        return EvaluationResult.newBuilder()
                .setMeasures(MeasureSet.valueOf(evaluation.measures().name()))
                .setFigures(evaluation.figures().stream()
                        .map(EvaluationResults::figure)
                        .toList())
                .setProblems(evaluation.problems().stream()
                        .map(EvaluationResults::problem)
                        .toList())
                .setProblemCount(evaluation.problems().size())
                .build();
    }

    private static EvaluationFigure figure(Figure figure) {
        return EvaluationFigure.newBuilder()
                .setName(figure.name())
                .setUnit(figure.unit())
                .setItem(figure.item())
                .setAxes(figure.axes().stream().map(EvaluationResults::axis).toList())
                .setValues(Arrays.stream(figure.values()).boxed().toList())
                .build();
    }

    private static EvaluationAxis axis(Axis axis) {
        return EvaluationAxis.newBuilder()
                .setName(axis.name())
                .setLength(axis.labels().size())
                .setLabels(axis.labels())
                .build();
    }

    private static EvaluationProblem problem(Evaluation.Problem problem) {
        return EvaluationProblem.newBuilder()
                .setItem(problem.item())
                .setMessage(problem.message())
                .build();
    }
}
