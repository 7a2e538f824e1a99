"""Nobody reaches another tenant's content, not even by its address."""

import pytest

from answers import JSON, colleges, read, report, send, status


def addresses(page):
    """Addresses of a college's own content: pages, values, forms."""
    college = next(iter(colleges(page).values()))
    own = report(page, "Q_COLLEGE", "approved", college["code"])
    document = read(page, f"/colleges/{college['id']}")["college"]["documents"][0]["document"]
    kind, version = document["kind"], document["version"]
    return [
        f"/colleges/{college['id']}",
        f"/colleges/{college['id']}/documents/{kind}/{version}",
        f"/reports/{own['id']}",
        f"/reports/{own['id']}/form.xlsx",
        f"/reports/{own['id']}/form.csv",
        f"/values/{college['id']}/ORG_STUDENTS/{own['period']}",
    ]


@pytest.mark.parametrize("stranger", ["sdvc.reporter", "sdvc.approver", "sdvc.admin", "p.la-01", "p.tz-01"])
def test_another_tenants_addresses_lead_nowhere(visit, stranger):
    owner, other = visit("qhvtc.reporter"), visit(stranger)
    for address in addresses(owner):
        assert status(owner, address) == 200, address
        assert status(other, address) == 404, address
        assert status(other, address, JSON) == 404, address


def test_another_tenants_content_is_in_no_list(visit):
    owner, other = visit("qhvtc.reporter"), visit("sdvc.reporter")
    own = {entry["id"] for entry in read(owner, "/reports")["reports"]}
    assert own.isdisjoint(entry["id"] for entry in read(other, "/reports")["reports"])
    assert set(colleges(owner)).isdisjoint(colleges(other))
    college = next(iter(colleges(owner).values()))
    own_list = f"/reports?college={college['code']}"
    # A code that another tenant's list doesn't know is no filter there, so nothing is listed.
    assert status(other, own_list, JSON) == 400


def test_nothing_of_another_tenants_can_be_changed(visit):
    owner, other = visit("qhvtc.reporter"), visit("sdvc.approver")
    college = next(iter(colleges(owner).values()))
    own = report(owner, "Q_COLLEGE", "")
    before = read(owner, f"/reports/{own['id']}")
    attempts = {
        f"/reports/{own['id']}/values": {"value.ORG_STUDENTS": "1"},
        f"/reports/{own['id']}/submit": {},
        f"/colleges/{college['id']}/steps": {"step": "report-progress", "version": str(college["version"])},
        f"/colleges/{college['id']}/documents": {"kind": "progress-report", "title": "Ours", "body": "Ours."},
    }
    for address, fields in attempts.items():
        assert send(other, address, **fields).status in (403, 404), address
    assert read(owner, f"/reports/{own['id']}") == before


def test_an_expert_sees_only_what_headquarters_assigned(visit):
    expert, headquarters = visit("cangdu.expert"), visit("hq.admin")
    assigned, others = colleges(expert), colleges(headquarters)
    assert assigned, "Headquarters asked this expert before."
    for code in set(others) - set(assigned):
        assert status(expert, f"/colleges/{others[code]['id']}") == 404, code


@pytest.mark.parametrize("role", ["reporter", "partner", "expert", "operator"])
def test_figures_of_all_countries_are_for_headquarters(visit, role):
    page = visit(role)
    for address in ("/countries", "/countries/LA", "/countries/LA/indicators/OUT_FEMALE_SHARE"):
        assert status(page, address) == 403, address


def test_the_operator_sees_no_tenants_content(visit):
    page = visit("operator")
    for address in addresses(visit("qhvtc.reporter")):
        assert status(page, address) in (403, 404), address
