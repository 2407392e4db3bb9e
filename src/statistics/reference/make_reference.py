"""Makes the reference vectors beside this file from published packages.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 scikit-learn==1.9.1 krippendorff==0.9.0 zss==1.2.0 pandas
    python make_reference.py && npx biome check --write .

Each file holds a `how` that names the calls and versions. The same versions give the same files.
"""

import itertools
import json
import pathlib
import platform

import krippendorff
import numpy as np
import pandas as pd
import scipy
import sklearn
import statsmodels
import statsmodels.api as sm
import zss
from scipy import optimize, special, stats
from sklearn import calibration, isotonic, metrics
from statsmodels.formula.api import ols
from statsmodels.stats import inter_rater, multitest, proportion

VERSIONS = (
    f"Python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}, "
    f"statsmodels {statsmodels.__version__}, scikit-learn {sklearn.__version__}, krippendorff 0.9.0, zss 1.2.0; "
    "numpy.random.default_rng(20261121) drew the data; made by make_reference.py"
)
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20261121)


def write(name, how, **vectors):
    def plain(value):
        if isinstance(value, (np.floating, np.integer, np.bool_)):
            return value.item()
        if isinstance(value, np.ndarray):
            return value.tolist()
        raise TypeError(type(value))

    text = json.dumps({"how": {"versions": VERSIONS, **how}, **vectors}, indent=2, default=plain, allow_nan=False)
    (HERE / f"{name}.json").write_text(text + "\n")


def distributions():
    shapes = [(0.5, 0.5), (1, 1), (2, 5), (0.5, 12), (40, 3), (488, 13), (30, 970), (5_000, 95_000), (17, 999_984)]
    beta = []
    for a, b in shapes:
        mean = a / (a + b)
        for x in sorted({mean / 3, mean, (1 + mean) / 2}):
            beta.append({"a": a, "b": b, "x": x, "value": special.betainc(a, b, x)})
    quantiles = [
        {"a": a, "b": b, "probability": p, "value": special.betaincinv(a, b, p)}
        for a, b in shapes
        for p in (1e-6, 0.025, 0.5, 0.999)
    ]
    t = [
        {"t": t, "df": df, "upper": stats.t.sf(t, df)}
        for df in (1, 2, 5, 29.5, 400, 49_999)
        for t in (-3.1, -0.2, 0, 0.7, 1.96, 4.2, 11.0)
    ]
    t_quantiles = [
        {"probability": p, "df": df, "value": stats.t.ppf(p, df)}
        for df in (1, 2, 5, 29.5, 400, 49_999)
        for p in (0.0005, 0.2, 0.5, 0.8, 0.975, 0.9995)
    ]
    normal = [{"z": z, "upper": stats.norm.sf(z)} for z in (-8, -2.5, -0.3, 0, 0.1, 1.959964, 2.9, 5, 12, 35)]
    write(
        "distributions",
        {
            "beta": "scipy.special.betainc(a, b, x)",
            "betaQuantile": "scipy.special.betaincinv(a, b, probability)",
            "studentT": "scipy.stats.t.sf(t, df)",
            "studentTQuantile": "scipy.stats.t.ppf(probability, df)",
            "normal": "scipy.stats.norm.sf(z)",
        },
        beta=beta,
        betaQuantile=quantiles,
        studentT=t,
        studentTQuantile=t_quantiles,
        normal=normal,
    )


def proportions():
    counts = [(487, 500), (6, 68), (29, 68), (0, 30), (300, 300), (1, 1), (0, 1), (5, 10), (17, 250_000)]
    two_sided = []
    for k, n in counts:
        for level in (0.95, 0.8):
            low, high = proportion.proportion_confint(k, n, 1 - level, method="beta")
            two_sided.append({"successes": k, "n": n, "level": level, "low": max(0, low), "high": min(1, high)})
    upper = []
    for k, n in counts:
        for confidence in (0.95, 0.995):
            row = {"errors": k, "n": n, "confidence": confidence}
            for method, name in (("exact", "clopper-pearson"), ("wilson", "wilson")):
                interval = stats.binomtest(k, n, alternative="less").proportion_ci(confidence, method=method)
                upper.append({**row, "method": name, "bound": interval.high})
    write(
        "proportions",
        {
            "clopperPearson": "statsmodels proportion_confint(successes, n, 1 - level, method='beta')",
            "upperBound": "scipy.stats.binomtest(errors, n, alternative='less').proportion_ci(confidence, method).high",
        },
        clopperPearson=two_sided,
        upperBound=upper,
    )


def agreement():
    cohen = []
    for size, n, noise in ((2, 30, 0.2), (4, 60, 0.3), (5, 200, 0.5), (3, 12, 0.9)):
        first = rng.integers(0, size, n)
        second = np.where(rng.random(n) < noise, rng.integers(0, size, n), first)
        row = {"first": first, "second": second, "categories": list(range(size))}
        for name, weights in (("none", None), ("linear", "linear"), ("quadratic", "quadratic")):
            row[name] = metrics.cohen_kappa_score(first, second, labels=list(range(size)), weights=weights)
        cohen.append(row)
    fleiss = []
    for size, n, raters, noise in ((3, 20, 3, 0.3), (5, 14, 6, 0.6), (2, 50, 4, 0.9)):
        truth = rng.integers(0, size, n)
        ratings = np.where(rng.random((n, raters)) < noise, rng.integers(0, size, (n, raters)), truth[:, None])
        table, _ = inter_rater.aggregate_raters(ratings)
        fleiss.append({"items": ratings, "kappa": inter_rater.fleiss_kappa(table, method="fleiss")})
    alpha = []
    for size, n, raters, noise, missing in ((4, 15, 3, 0.3, 0), (5, 12, 4, 0.5, 0.25), (7, 40, 2, 0.4, 0.1), (3, 20, 5, 0.8, 0.6)):
        truth = rng.integers(1, size + 1, n)
        ratings = np.where(rng.random((n, raters)) < noise, rng.integers(1, size + 1, (n, raters)), truth[:, None])
        ratings = np.where(rng.random((n, raters)) < missing, np.nan, ratings)
        row = {"items": [[None if np.isnan(value) else int(value) for value in item] for item in ratings]}
        for scale in ("nominal", "ordinal", "interval"):
            row[scale] = krippendorff.alpha(reliability_data=ratings.T, level_of_measurement=scale)
        alpha.append(row)
    write(
        "agreement",
        {
            "cohen": "sklearn.metrics.cohen_kappa_score(first, second, labels=categories, weights=None | 'linear' | 'quadratic')",
            "fleiss": "statsmodels.stats.inter_rater.fleiss_kappa(aggregate_raters(items)[0], method='fleiss')",
            "alpha": "krippendorff.alpha(reliability_data=items.T, level_of_measurement=scale), null as nan",
        },
        cohen=cohen,
        fleiss=fleiss,
        alpha=alpha,
    )


def confidence():
    fits = []
    for n, digits, weighted in ((12, 3, False), (40, 1, False), (60, 2, True), (1, 2, False), (25, 0, True)):
        x = rng.random(n).round(digits)
        y = (rng.random(n) < x).astype(float) if n != 60 else x**2 + rng.normal(0, 0.2, n)
        weights = rng.integers(1, 6, n).astype(float) if weighted else None
        model = isotonic.IsotonicRegression(out_of_bounds="clip").fit(x, y, sample_weight=weights)
        at = np.concatenate([[-0.5, 1.5], rng.random(20), x[:5]])
        row = {"x": x, "y": y, "at": at, "predicted": model.predict(at)}
        fits.append(row if weights is None else {**row, "weights": weights})
    calibrations = []
    for n, bins, digits in ((50, 10, 6), (200, 5, 2), (300, 15, 1), (7, 10, 3)):
        confidences = rng.beta(4, 1.5, n).round(digits)
        right = rng.random(n) < confidences**1.5
        row = {"confidences": confidences, "right": right, "bins": bins, "brier": metrics.brier_score_loss(right, confidences)}
        for strategy, name in (("uniform", "width"), ("quantile", "mass")):
            accuracy, mean = calibration.calibration_curve(right, confidences, n_bins=bins, strategy=strategy)
            edges = np.linspace(0, 1, bins + 1) if strategy == "uniform" else np.percentile(confidences, np.linspace(0, 1, bins + 1) * 100)
            counts = np.bincount(np.searchsorted(edges[1:-1], confidences), minlength=bins)
            counts = counts[counts > 0]
            row[name] = {"n": counts, "accuracy": accuracy, "mean": mean, "error": (counts * abs(accuracy - mean)).sum() / n}
        calibrations.append(row)
    areas = []
    for values in ([0.9, 0.8, 0.7, 0.6, 0.5, 0.4], [0.9, 0.9, 0.5, 0.5, 0.5, 0.1], [0.3] * 5):
        confidences = np.array(values)
        right = rng.random(len(values)) < 0.6
        risks = []
        for order in itertools.permutations(range(len(values))):
            if all(confidences[a] >= confidences[b] for a, b in itertools.pairwise(order)):
                risks.append(np.mean(np.cumsum(~right[list(order)]) / np.arange(1, len(values) + 1)))
        areas.append({"confidences": confidences, "right": right, "area": np.mean(risks)})
    write(
        "confidence",
        {
            "isotonic": "sklearn.isotonic.IsotonicRegression(out_of_bounds='clip').fit(x, y, sample_weight=weights).predict(at)",
            "calibration": "sklearn.calibration.calibration_curve(right, confidences, n_bins=bins, strategy='uniform' (width) | 'quantile' (mass)) with counts from the same edges; sklearn.metrics.brier_score_loss",
            "area": "numpy: mean of the cumulative error rates, averaged over all orders that the confidences allow",
        },
        isotonic=fits,
        calibration=calibrations,
        area=areas,
    )


def comparison():
    p_values = [rng.random(8) ** 3, np.array([0.04]), np.array([0.01, 0.01, 0.5, 1, 0, 0.03, 0.03])]
    hochberg = [{"pValues": p, "adjusted": multitest.multipletests(p, method="fdr_bh")[1]} for p in p_values]

    correlations = []
    for clusters, spread in ((6, 0.0), (15, 1.0), (40, 0.4)):
        sizes = rng.integers(1, 7, clusters)
        ids = np.repeat(np.arange(clusters), sizes)
        values = (rng.normal(0, 1, len(ids)) + rng.normal(0, spread, clusters)[ids]).round(3)
        table = sm.stats.anova_lm(ols("values ~ C(ids)", pd.DataFrame({"values": values, "ids": ids})).fit())
        between, within = table["mean_sq"]
        size = (len(ids) - (sizes**2).sum() / len(ids)) / (clusters - 1)
        correlations.append({"values": values, "clusters": ids, "correlation": (between - within) / (between + (size - 1) * within)})

    strengths = []
    for candidates, votes, cases in ((2, 40, 12), (4, 120, 30), (6, 400, 60)):
        names = [f"m{place}" for place in range(candidates)]
        truth = rng.normal(0, 0.8, candidates)
        pairs = [rng.choice(candidates, 2, replace=False) for _ in range(votes)]
        case = rng.integers(0, cases, votes)
        draws = rng.random(votes)
        chances = [1 / (1 + np.exp(truth[b] - truth[a])) for a, b in pairs]
        outcome = [0.5 if draw < 0.15 else float((draw - 0.15) / 0.85 < chance) for draw, chance in zip(draws, chances)]
        # Strengths less that of the last candidate; then moved so that they sum to 0.
        design = np.zeros((votes, candidates))
        for vote, (a, b) in enumerate(pairs):
            design[vote, a], design[vote, b] = 1, -1
        fit = sm.GLM(outcome, design[:, :-1], family=sm.families.Binomial()).fit(
            tol=1e-14, maxiter=200, cov_type="cluster", cov_kwds={"groups": case, "use_correction": False}
        )
        move = np.vstack([np.eye(candidates - 1), np.zeros(candidates - 1)]) - 1 / candidates
        count = len(set(case.tolist()))
        covariance = move @ fit.cov_params() @ move.T * count / (count - 1)
        strengths.append(
            {
                "votes": [
                    {"first": names[a], "second": names[b], "outcome": {1.0: "first", 0.0: "second", 0.5: "tie"}[o], "cluster": int(c)}
                    for (a, b), o, c in zip(pairs, outcome, case)
                ],
                "strengths": dict(zip(names, (move @ fit.params).tolist())),
                "errors": dict(zip(names, np.sqrt(np.diag(covariance)).tolist())),
            }
        )

    rates = []
    for votes, cases, raters in ((60, 15, 4), (200, 50, 6)):
        case, rater = rng.integers(0, cases, votes), rng.integers(0, raters, votes)
        lean = rng.normal(0, 0.5, cases)[case] + rng.normal(0.2, 0.6, raters)[rater] + rng.normal(0, 0.7, votes)
        value = np.where(lean > 0.3, 1, np.where(lean < -0.3, -1, 0)).astype(float)
        one = sm.OLS(value, np.ones(votes)).fit(cov_type="cluster", cov_kwds={"groups": case}, use_t=True)
        two = sm.OLS(value, np.ones(votes)).fit(cov_type="cluster", cov_kwds={"groups": np.column_stack([case, rater])})
        rates.append({"values": value, "cases": case, "raters": rater, "rate": one.params[0], "error": one.bse[0], "crossed": two.bse[0]})

    noninferior = []
    for rows, clusters, shift, margin in ((80, 20, 0.0, 0.1), (300, 40, -0.05, 0.1), (30, 5, -0.2, 0.05)):
        ids = rng.integers(0, clusters, rows)
        values = np.clip(rng.normal(shift, 0.2, clusters)[ids] + rng.normal(0, 0.3, rows), -1, 1).round(3)
        fit = sm.OLS(values, np.ones(rows)).fit(cov_type="cluster", cov_kwds={"groups": ids}, use_t=True)
        count = len(set(ids.tolist()))
        noninferior.append(
            {
                "differences": values,
                "clusters": ids,
                "margin": margin,
                "pValue": stats.t.sf((fit.params[0] + margin) / fit.bse[0], count - 1),
                "lowerBound": fit.conf_int(0.05)[0][0],
            }
        )
    write(
        "comparison",
        {
            "benjaminiHochberg": "statsmodels.stats.multitest.multipletests(pValues, method='fdr_bh')[1]",
            "intraclass": "statsmodels anova_lm of values ~ C(clusters), mean squares put into the formula of Donner and Koval",
            "bradleyTerry": "statsmodels GLM(outcome, +1/-1 design, Binomial()).fit(cov_type='cluster', cov_kwds={'groups': cluster, 'use_correction': False}), covariance times C/(C-1), moved to a sum of 0",
            "netWinRate": "statsmodels OLS(values, ones).fit(cov_type='cluster') by case (error) and by [case, rater] (crossed)",
            "nonInferiority": "statsmodels OLS(differences, ones).fit(cov_type='cluster', use_t=True): conf_int(0.05)[0][0] and scipy.stats.t.sf((mean + margin) / bse, C - 1)",
        },
        benjaminiHochberg=hochberg,
        intraclass=correlations,
        bradleyTerry=strengths,
        netWinRate=rates,
        nonInferiority=noninferior,
    )


def planning():
    z = stats.norm.ppf
    connor = lambda d, psi, power: ((z(0.975) * psi**0.5 + z(power) * (psi - d * d) ** 0.5) / d) ** 2
    sizes, powers = [], []
    for psi, d, power in ((0.1, 0.03, 0.8), (0.1, 0.05, 0.8), (0.15, 0.05, 0.8), (0.2, 0.05, 0.8), (0.2, 0.1, 0.8), (0.3, 0.02, 0.9), (1, 0.1, 0.8), (1, 0.2, 0.8), (1, 0.4, 0.8)):
        n = int(np.ceil(connor(d, psi, power)))
        least = optimize.brentq(lambda x: connor(x, psi, power) - n, 1e-6, psi, xtol=1e-14) if connor(psi, psi, power) < n else None
        sizes.append({"discordance": psi, "difference": d, "power": power, "n": n, "detectable": least})
    # What the test really does at that size: every number of discordant rows, every split of them.
    for psi, d in ((0.1, 0.05), (0.2, 0.1), (0.2, 0.05)):
        n = int(np.ceil(connor(d, psi, 0.8)))
        total = 0.0
        for discordant in range(1, n + 1):
            wins = np.arange(discordant + 1)
            hit = (2 * wins - discordant) ** 2 / discordant > z(0.975) ** 2
            total += stats.binom.pmf(discordant, n, psi) * stats.binom.pmf(wins, discordant, (1 + d / psi) / 2)[hit].sum()
        powers.append({"discordance": psi, "difference": d, "n": n, "exactPower": total})

    curves = []
    for a, b, c, noise in ((0.95, 1.2, 0.5, 0.004), (0.9, 0.8, 0.3, 0.01), (1.3, 1.1, 0.1, 0.003), (0.8, 30.0, 1.4, 0.002)):
        documents = np.array([25, 50, 100, 200, 400, 800])
        errors = np.linspace(2, 0.6, 6) * noise
        scores = np.minimum(1, (a - b * documents**-c + rng.normal(0, 1, 6) * errors)).round(5)
        weighed = lambda x: (scores - x[0] + x[1] * (documents / 25) ** -np.exp(x[2])) / errors
        best = min(
            (
                optimize.least_squares(
                    weighed, [0.7, 0.2, np.log(start)], bounds=([-10, 0, np.log(0.01)], [1, 1000, np.log(3)]), xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=20_000
                )
                for start in (0.05, 0.2, 0.7, 1.5)
            ),
            key=lambda found: found.cost,
        )
        at = np.array([60, 1_600, 12_000])
        exponent = np.exp(best.x[2])
        curves.append(
            {
                "points": [{"documents": int(d), "score": s, "standardError": e} for d, s, e in zip(documents, scores, errors)],
                "loss": 2 * best.cost,
                "at": at,
                "scores": best.x[0] - best.x[1] * (at / 25) ** -exponent,
            }
        )
    write(
        "planning",
        {
            "sampleSize": "Connor 1987 with scipy.stats.norm.ppf, two-sided 0.05; detectable by scipy.optimize.brentq on the same formula",
            "exactPower": "scipy.stats.binom over all counts of discordant rows and their splits, chi-square without correction above its 95 % point",
            "learningCurve": "scipy.optimize.least_squares on (score - a + b (documents / 25)^-c) / standardError, bounds a <= 1, b >= 0, c in 0.01..3, best of four starts",
        },
        sampleSize=sizes,
        exactPower=powers,
        learningCurve=curves,
    )


def structure():
    classifications = []
    for n, names, noise in ((60, ["a", "b", "c"], 0.3), (40, ["n", "m", "x", "rare"], 0.5), (10, ["p", "q"], 0.2)):
        chances = np.linspace(1, 0.1, len(names))
        expected = rng.choice(names, n, p=chances / chances.sum())
        predicted = np.where(rng.random(n) < noise, rng.choice([*names, "never"], n), expected)
        labels = sorted(set(expected) | set(predicted))
        shared = {"labels": labels, "zero_division": 0}
        classifications.append(
            {
                "expected": expected,
                "predicted": predicted,
                "classes": labels,
                "matrix": metrics.confusion_matrix(expected, predicted, labels=labels),
                "accuracy": metrics.accuracy_score(expected, predicted),
                "balancedAccuracy": metrics.recall_score(expected, predicted, labels=sorted(set(expected)), average="macro"),
                "macroPrecision": metrics.precision_score(expected, predicted, average="macro", **shared),
                "macroRecall": metrics.recall_score(expected, predicted, average="macro", **shared),
                "macroF1": metrics.f1_score(expected, predicted, average="macro", **shared),
                "f1": metrics.f1_score(expected, predicted, average=None, **shared),
            }
        )

    assignments = []
    for rows, columns, kind in ((1, 1, "real"), (4, 4, "real"), (3, 7, "real"), (9, 5, "real"), (20, 20, "whole"), (30, 24, "whole")):
        costs = rng.normal(0, 3, (rows, columns)).round(3) if kind == "real" else rng.integers(0, 5, (rows, columns))
        r, c = optimize.linear_sum_assignment(costs)
        assignments.append({"costs": costs, "cost": costs[r, c].sum()})

    def grow(depth):
        children = [] if depth == 0 else [grow(depth - 1) for _ in range(rng.integers(0, 4))]
        return {"label": "abcd"[rng.integers(0, 4)], "children": children}

    def to_zss(tree):
        node = zss.Node(tree["label"])
        for child in tree["children"]:
            node.addkid(to_zss(child))
        return node

    trees = []
    for depth in (0, 1, 2, 2, 3, 3, 3, 4):
        first, second = grow(depth), grow(depth)
        distance = zss.simple_distance(to_zss(first), to_zss(second))
        partly = zss.simple_distance(to_zss(first), to_zss(second), label_dist=lambda a, b: abs(ord(a) - ord(b)) / 4 if a and b else 1)
        trees.append({"first": first, "second": second, "distance": distance, "partly": partly})
    write(
        "structure",
        {
            "classification": "sklearn.metrics: confusion_matrix, accuracy_score, precision_score, recall_score, f1_score with zero_division=0; balanced accuracy is the macro recall over the expected classes",
            "assignment": "scipy.optimize.linear_sum_assignment(costs)",
            "tree": "zss.simple_distance(first, second); partly with a label distance of |letters apart| / 4",
        },
        classification=classifications,
        assignment=assignments,
        tree=trees,
    )


for make in (distributions, proportions, agreement, confidence, comparison, planning, structure):
    make()
