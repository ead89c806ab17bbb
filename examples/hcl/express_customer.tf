resource "avara_express_customer" "lakeside" {
  name = "Lakeside General Hospital"

  metadata = {
    region = "north"
    plan   = "enterprise"
  }
}

resource "avara_express_customer" "st_anne" {
  name = "St. Anne’s Children’s Clinic"

  metadata = {
    region = "south"
    plan   = "standard"
  }
}

resource "avara_express_customer" "harbour" {
  name   = "Harbour Imaging Centre"
  active = false

  metadata = {
    region = "north"
    plan   = "standard"
  }
}
