"""DHIS2's own clients do their work against the service as if it were DHIS2."""

import csv
import glob
import subprocess
import sys

import dhis2
import dhis2_fetch
import pytest
import requests
from dhis2_client import DHIS2Client
from dhis2_client.errors import DHIS2HTTPError

from issuing import issue

STUDENTS, APPLICANTS = "ORG_STUDENTS", "ORG_APPLICANTS"


class Known:
    """Somebody's name and token, and the service as DHIS2's clients are told of it."""

    def __init__(self, service, who):
        self.name = service.sign_in(who)["name"]
        self.secret = issue(service, who, 1)[0]["secret"]
        self.url = f"{service.address}/dhis2"
        self.api = dhis2.Api(self.url, self.name, self.secret)

    def one(self, kind, code):
        """The identifier of what has a code."""
        found = self.api.get(kind, params={"filter": f"code:eq:{code}", "fields": "id", "paging": "false"}).json()
        return found[kind][0]["id"]


@pytest.fixture(scope="module")
def reporter(service):
    return Known(service, "sdvc.reporter")


@pytest.fixture(scope="module")
def approver(service):
    return Known(service, "sdvc.approver")


@pytest.fixture(scope="module")
def leader(service):
    return Known(service, "leader")


@pytest.fixture(scope="module")
def open_report(service, reporter):
    """An open quarterly report: its college as an organisation unit, and its period."""
    headers = {"Authorization": f"ApiToken {reporter.secret}"}
    found = requests.get(f"{service.address}/reports?state=open&dataSet=Q_COLLEGE", headers=headers).json()["reports"]
    report = next(entry for entry in found if entry["dataSet"] == "Q_COLLEGE")
    return reporter.one("organisationUnits", report["collegeCode"]), report["period"]


def values(unit, period, *rows):
    """A payload of values of one place and period."""
    return {
        "dataValues": [
            {"dataElement": element, "orgUnit": unit, "period": period, "value": value} for element, value in rows
        ]
    }


def test_dhis2_py_reads_definitions_page_by_page_with_and_without_a_version(reporter, leader):
    assert leader.api.version == "2.42.0" and leader.api.version_int == 42
    units = leader.api.get_paged("organisationUnits", {"fields": "id,level,path,parent[id,name]"}, 7, merge=True)
    levels = [unit["level"] for unit in units["organisationUnits"]]
    assert levels.count(1) == 1 and levels.count(3) > 30 and len(levels) == len(set(map(str, units["organisationUnits"])))
    versioned = dhis2.Api(leader.url, leader.name, leader.secret, api_version=42)
    countries = versioned.get("organisationUnits", params={"filter": "level:eq:2", "paging": "false"}).json()
    assert len(countries["organisationUnits"]) == levels.count(2)
    own = reporter.api.get("organisationUnits", params={"filter": "level:eq:3", "paging": "false"}).json()
    assert 0 < len(own["organisationUnits"]) < levels.count(3), "a lead college sees its own"
    with pytest.raises(dhis2.RequestException) as missing:
        reporter.api.get("sqlViews")
    assert missing.value.code == 404 and '"httpStatusCode":404' in missing.value.description


def test_dhis2_py_hands_values_over_and_is_told_what_is_wrong_with_which(reporter, open_report):
    unit, period = open_report
    students, applicants = reporter.one("dataElements", STUDENTS), reporter.one("dataElements", APPLICANTS)
    payload = values(unit, period, (students, "401"), (applicants, "12.5"), ("nothing0000", "1"), (applicants, "77"))
    tried = reporter.api.post("dataValueSets", json=values(unit, period, (students, "401")), params={"dryRun": "true"})
    assert tried.json()["response"]["importCount"]["imported"] == 1
    with pytest.raises(dhis2.RequestException) as refused:
        reporter.api.post("dataValueSets", json=payload)
    assert refused.value.code == 409
    answer = requests.post(
        f"{reporter.url}/api/dataValueSets", json=payload, auth=(reporter.name, reporter.secret)
    ).json()
    summary = answer["response"]
    assert answer["status"] == summary["status"] == "WARNING"
    assert summary["rejectedIndexes"] == [1, 2], "of two values of the same the sound one is written"
    told = {conflict["errorCode"]: conflict for conflict in summary["conflicts"] if "errorCode" in conflict}
    assert told["E7619"]["indexes"] == [1] and told["E7610"]["indexes"] == [2]
    assert told["E7610"]["property"] == "dataElement" and told["E7610"]["object"] == "nothing0000"
    found = reporter.api.get(
        "dataValueSets", params={"dataElement": students, "orgUnit": unit, "period": period}
    ).json()["dataValues"]
    assert [value["value"] for value in found] == ["401"]
    figures = reporter.api.get(
        "analytics", params=[("dimension", f"dx:{students}"), ("dimension", f"pe:{period}"), ("dimension", f"ou:{unit}")]
    ).json()
    assert figures["rows"] == [[students, period, unit, "401"]]


def test_values_come_by_code_as_csv_and_xml_and_go_again(reporter, open_report):
    unit, period = open_report
    code = reporter.api.get(f"organisationUnits/{unit}", params={"fields": "code"}).json()["code"]
    auth = (reporter.name, reporter.secret)
    table = f"dataelement,period,orgunit,categoryoptioncombo,attroptioncombo,value\n{APPLICANTS},{period},{code},,,31\n"
    headers = {"Content-Type": "application/csv"}
    sent = requests.post(
        f"{reporter.url}/api/dataValueSets?idScheme=CODE", data=table, headers=headers, auth=auth
    )
    assert sent.status_code == 200, sent.text
    query = f"idScheme=CODE&dataElement={APPLICANTS}&period={period}&orgUnit={code}"
    rows = list(csv.DictReader(requests.get(f"{reporter.url}/api/dataValueSets.csv?{query}", auth=auth).text.splitlines()))
    assert [(row["dataelement"], row["orgunit"], row["value"]) for row in rows] == [(APPLICANTS, code, "31")]
    document = requests.get(f"{reporter.url}/api/dataValueSets.xml?{query}", auth=auth)
    headers = {"Content-Type": "application/xml"}
    again = requests.post(
        f"{reporter.url}/api/dataValueSets?idScheme=CODE", data=document.content, headers=headers, auth=auth
    )
    assert again.json()["response"]["importCount"]["ignored"] == 1, again.text
    payload = values(code, period, (APPLICANTS, "31"))
    gone = requests.post(
        f"{reporter.url}/api/dataValueSets?idScheme=CODE&importStrategy=DELETE", json=payload, auth=auth
    )
    assert gone.json()["response"]["importCount"]["deleted"] == 1


def test_dhis2_client_writes_and_reads_one_value_and_finds_the_latest_period(service, reporter, open_report):
    unit, period = open_report
    students = reporter.one("dataElements", STUDENTS)
    with_token = DHIS2Client(f"{service.address}/dhis2", token=reporter.secret)
    assert with_token.get_system_info()["version"] == "2.42.0"
    assert with_token.get_current_user(fields="username")["username"] == reporter.name
    assert {"id": students} in list(with_token.get_data_elements(fields="id"))
    combination = reporter.api.get(
        f"dataElements/{students}", params={"fields": "categoryCombo[categoryOptionCombos[id]]"}
    ).json()["categoryCombo"]["categoryOptionCombos"][0]["id"]
    with_token.set_data_value(students, period, unit, 402, co=combination)
    assert with_token.get_data_value(students, period, unit, co=combination) == ["402"]
    summary = with_token.post_data_value_set(values(unit, period, (students, "403")))
    assert summary["response"]["importCount"]["updated"] == 1
    with pytest.raises(DHIS2HTTPError, match="WARNING: .*000"):
        with_token.post_data_value_set(values(unit, period, ("nothing0000", "403")))
    found = with_token.get_analytics_data(dx=students, pe=period, ou=unit, includeNumDen=True)
    assert found["rows"][0][:4] == [students, period, unit, "403"]
    latest = with_token.analytics_latest_period_for_level(students, 3)
    assert latest["meta"]["periodType"] == "QUARTERLY" and latest["existing"]["id"] == period
    with_token.delete_data_value(students, period, unit, co=combination)
    with_token.close()


def test_completing_a_data_set_takes_the_step_that_is_ones_to_take(reporter, approver, open_report):
    unit, period = open_report
    data_set = reporter.one("dataSets", "Q_COLLEGE")
    payload = {"completeDataSetRegistrations": [{"dataSet": data_set, "period": period, "organisationUnit": unit}]}
    assert reporter.api.post("completeDataSetRegistrations", json=payload).json()["status"] == "OK"
    # Its period is still running, as whoever submits it is told.
    with pytest.raises(dhis2.RequestException) as refused:
        approver.api.post("completeDataSetRegistrations", json=payload)
    assert refused.value.code == 409
    before = reporter.api.get(
        "completeDataSetRegistrations", params={"dataSet": data_set, "period": period, "orgUnit": unit}
    ).json()
    assert before["completeDataSetRegistrations"] == []


def test_dhis2_fetch_downloads_figures_of_every_college(leader, tmp_path):
    dhis2_fetch.connect(leader.url, leader.name, leader.secret, quiet=True)
    items = dhis2_fetch.fetch_data_items()
    assert set(items["datatype"]) == {"DE", "I", "DS"}
    students, data_set = leader.one("dataElements", STUDENTS), leader.one("dataSets", "Q_COLLEGE")
    indicator = leader.one("indicators", "DO_STUDENT_TEACHER_RATIO")
    last = leader.api.get(
        "analytics",
        params=[("dimension", f"dx:{students}"), ("dimension", "pe:LAST_4_QUARTERS"), ("dimension", "ou:LEVEL-3")],
    ).json()
    periods = sorted({row[1] for row in last["rows"]})
    frame = dhis2_fetch.download_data(
        [students, indicator, data_set],
        periods[0],
        periods[-1],
        "Quarter",
        3,
        dataset_choices={data_set: {"elements": None, "metrics": True}},
        output_dir=str(tmp_path),
        force=True,
    )
    assert len(frame) > 30 and not frame.attrs["data_available"]["Failed"]
    column = next(name for name in frame.columns if "Students enrolled" in name)
    total = sum(float(row[3]) for row in last["rows"])
    assert frame[column].astype(float).sum() == total, "each college's own figures add up to the same"
    whole = leader.api.get(
        "analytics",
        params=[("dimension", f"dx:{students}"), ("dimension", f"pe:{';'.join(periods)}"), ("filter", "ou:USER_ORGUNIT")],
    ).json()
    assert sum(float(row[2]) for row in whole["rows"]) == total


def test_pocket_knife_checks_definitions_and_describes_indicators(leader, tmp_path):
    def run(*arguments):
        command = [f"{sys.prefix}/bin/dhis2-pk", *arguments, "-s", leader.url, "-u", leader.name, "-p", leader.secret]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)

    checked = run("data-integrity")
    assert checked.returncode == 0, checked.stderr
    assert "Traceback" not in checked.stderr and "CATEGORY COMBOS" in checked.stderr + checked.stdout
    described = run("indicator-definitions", "-t", "indicators")
    assert described.returncode == 0, described.stderr
    with open(glob.glob(f"{tmp_path}/indicators-*.csv")[0], encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 30 and all(row["numerator_valid"] == "Valid" for row in rows)
    assert any("Students enrolled" in row["numerator"] for row in rows)


def test_pocket_knife_sends_made_up_values_and_asks_what_became_of_them(reporter, tmp_path):
    data_set = reporter.one("dataSets", "Q_COLLEGE")
    command = [
        f"{sys.prefix}/bin/dhis2-pk", "fake-data", "-s", reporter.url, "-u", reporter.name, "-p", reporter.secret,
        "-i", data_set, "-n", "1",
    ]
    sent = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert sent.returncode == 0 and "Traceback" not in sent.stderr, sent.stderr
    assert "'ignored'" in sent.stderr + sent.stdout
